/* What 'Helper' imports.  Made by layerc: change the manifest instead. */
#pragma once
