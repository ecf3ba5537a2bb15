/** Reads and checks {@code jobs/}; every other package asks this one, none parses YAML. */
package shian.catalog;
