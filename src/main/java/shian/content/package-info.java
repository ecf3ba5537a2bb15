/** Bytes: the archive that keeps them by their hash, and how they become text and rows. Knows nothing of the database. */
package shian.content;
