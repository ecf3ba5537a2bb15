/** The one evaluator of expressions over measures: rule sides, claims and indicators are all computed here. */
package shian.formula;
