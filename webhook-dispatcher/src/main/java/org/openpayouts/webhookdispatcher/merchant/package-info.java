/**
 * What the dispatcher knows of a merchant: default URL, success rule and sealed webhook keys,
 * always in the highest version seen.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.merchant;

import org.jspecify.annotations.NullMarked;
