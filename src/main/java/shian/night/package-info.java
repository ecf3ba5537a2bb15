/** Strings the stages into runs with Spring Batch; keeps runs, the lock, recovery. It executes; it decides nothing else. */
package shian.night;
