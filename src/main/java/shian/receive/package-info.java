/** Inbox → archive, arrivals and deliveries. The inbox itself is never changed. */
package shian.receive;
