/** Retention: what nothing needs any more and is older than the job keeps it goes, in units that can be killed anywhere. */
package shian.retain;
