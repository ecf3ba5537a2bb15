package shian.slip;

import shian.message.Message;

/**
 * One reason why a row was set aside.
 *
 * @param column column of the contract; empty if it is about the row
 * @param header what the contract calls it; empty if it is about the row
 * @param value  the cell, personal numbers masked
 */
public record Flaw(String column, String header, String value, Message message) {
}
