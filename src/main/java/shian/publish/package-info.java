/** Candidates → an edition, all or nothing, and only if something differs from the edition before. */
package shian.publish;
