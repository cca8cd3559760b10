#pragma once

unsigned page_take(unsigned owner);
