/** The fact tables, as their contracts declare them: partitions, what a delivery has in them, what is drawn from them. */
package shian.fact;
