/* What 'Machine' imports.  Made by layerc: change the manifest instead. */
#pragma once
