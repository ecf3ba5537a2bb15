/** Facts → measures: sums the parts of the deliveries that count, for whatever is stale. */
package shian.measure;
