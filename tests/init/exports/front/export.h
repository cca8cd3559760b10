#define FRONT_API __attribute__((visibility("default")))
