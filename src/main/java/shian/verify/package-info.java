/** Hashes every content and counts every row again: the invariants that no constraint can keep. */
package shian.verify;
