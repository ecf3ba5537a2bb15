/** The verbs a person has and the questions a person asks; the command line and the console only call these. */
package shian.operate;
