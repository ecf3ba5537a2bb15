/** What identifies a person in a text, and how it is masked: numbers by their form, names by the word before them (domain.md D22). */
package shian.person;
