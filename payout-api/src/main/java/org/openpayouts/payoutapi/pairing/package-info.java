/**
 * How a client's key comes by a token. A client asks for one and is told a short code, which an
 * operator gives to a merchant; or an operator is told a code, which a client exchanges for a token
 * with its key. A code of the first kind opens nothing by itself. One of the second kind does, for
 * the first key that brings it: it lives for an hour, and all that is ever tried in vain is counted
 * for all replicas together; or it is made for one key, and then nobody else can use it.
 */
@NullMarked
package org.openpayouts.payoutapi.pairing;

import org.jspecify.annotations.NullMarked;
