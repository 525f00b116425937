package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;

/** How and when the person of a record can be reached. */
record Contact(PhoneNumber phone, PhoneType phoneType, WindowKey window) {}
