package io.outdial.outbound.notice;

/** Something that a member is told although nobody at its desktop asked. */
public sealed interface Notice permits CampaignNotice, RecordNotice {

    Desktop to();
}
