/** What Shian says to people: messages by code in Chinese and English, and the one kind of exception that carries them. */
package shian.message;
