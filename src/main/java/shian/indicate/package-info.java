/** Measures → indicator values with target, status, completeness and the reconciliation of what they rest on. */
package shian.indicate;
