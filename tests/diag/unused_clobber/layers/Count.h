#pragma once

unsigned count(unsigned value);
