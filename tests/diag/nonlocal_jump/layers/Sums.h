#pragma once

unsigned sum(unsigned count);
