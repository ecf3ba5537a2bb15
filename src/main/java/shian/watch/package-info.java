/** What a machine that watches is told: health, metrics. */
package shian.watch;
