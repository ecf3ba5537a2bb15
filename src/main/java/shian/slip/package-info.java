/** The return slip: what goes back to a department, its own rows with the bad cells marked and the reasons in words. */
package shian.slip;
