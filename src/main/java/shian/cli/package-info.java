/** The command line: thin. It parses words, calls {@code operate} and prints. */
package shian.cli;
