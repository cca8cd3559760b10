/* Console adds nothing to ports: its loops and its specification speak of them.
 */
#pragma once

#include "../../boot/PreInit/PreInit.state.h"
