/** Rings the bell: when a job is to run. What is owed is read from the table of runs, and the night runs it. */
package shian.schedule;
