/*
 * The tests, each in the file of its device.  Each prints how much it has
 * looked at, or ends the run.
 */
#pragma once

void test_pic(void);      /* what the data sheet says, case by case */
void test_pic_walk(void); /* any writes, against another model */
void test_pit(void);      /* against a model that goes tick by tick */
void test_pit_linux(void);
void test_uart(void);
void test_rtc(void); /* against gmtime */
void test_rtc_set(void);
void test_board(void); /* any accesses to any ports */
void test_config(void);
void test_linux(void);
void test_cpuid(void);
void test_clock(void);
void test_pvclock(void);
void test_terminal(void);
void test_exit(void);
void test_control(void);
void test_guest(void); /* a guest that does anything */
