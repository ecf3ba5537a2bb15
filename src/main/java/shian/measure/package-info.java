/** Facts → measures: puts the parts of the deliveries that count together, for whatever is stale. */
package shian.measure;
