/**
 * How people become recipients that can be paid: a link is mailed, a page asks where they want to
 * be paid, and a check of their identity, for which others may put in their own, lets them in.
 */
@NullMarked
package org.openpayouts.payoutapi.onboarding;

import org.jspecify.annotations.NullMarked;
