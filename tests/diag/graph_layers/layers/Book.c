#include "Book.h"
