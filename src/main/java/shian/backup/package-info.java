/** The whole installation in one file, and back: every table as of one moment, and the archive. Needs no tools of the server. */
package shian.backup;
