/**
 * Random keys, key sets and certificates of one local stack, each in a file that only its owner may
 * read. They are made once and stay with the data; nothing of value may ever be kept with them.
 */
@NullMarked
package org.openpayouts.localstack.secret;

import org.jspecify.annotations.NullMarked;
