#pragma once
void put_used(unsigned count);
