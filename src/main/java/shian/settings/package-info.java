/** What an installation is told from outside: folders and variables. */
package shian.settings;
