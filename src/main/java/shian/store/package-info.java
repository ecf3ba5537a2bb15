/**
 * The database: the one PostgreSQL that Shian keeps for itself, or one that it is given; its roles, its migrations and
 * the connections to it. Everything else opens a {@link shian.store.Store} and asks it.
 */
package shian.store;
