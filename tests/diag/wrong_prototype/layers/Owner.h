#pragma once

unsigned p_info(char); unsigned page_take(unsigned owner);
