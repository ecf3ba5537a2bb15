/**
 * Writes an invented city's department files.
 *
 * <p>Names, firms, amounts and numbers are invented; only the totals named in {@link shian.sample.PublishedTotals} are
 * those of the 2022 evaluation report. The package reads nothing and depends on no other room of the house, so that
 * what it writes can be used to test them.
 */
package shian.sample;
