/** Measures → verdicts, breaks, and published figures compared. Data is never adjusted to make a rule pass. */
package shian.reconcile;
