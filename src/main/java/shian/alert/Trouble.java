package shian.alert;

import shian.message.Message;

/**
 * Something that somebody is to be told.
 *
 * @param kind   of control.alert
 * @param object what it is about; with the kind it is the same trouble
 */
record Trouble(String kind, String object, Message message) {
}
