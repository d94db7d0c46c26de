/** Says what is wrong now and what to do: one list of checks, judged on the services' metrics. */
@NullMarked
package org.openpayouts.localstack.doctor;

import org.jspecify.annotations.NullMarked;
