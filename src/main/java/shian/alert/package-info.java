/** Tells people what goes wrong without being asked: each trouble once, and once that it is over. */
package shian.alert;
