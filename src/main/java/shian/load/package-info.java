/** Delivery → accepted facts and quarantine: a delivery is loaded wholly or not at all. */
package shian.load;
