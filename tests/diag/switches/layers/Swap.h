#pragma once

unsigned call_it(unsigned number);
