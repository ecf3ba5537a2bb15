/** What every stage works with: the run it belongs to, and units of work that a run which lost its lock cannot commit. */
package shian.work;
