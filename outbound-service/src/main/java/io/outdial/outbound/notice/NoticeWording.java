package io.outdial.outbound.notice;

import io.outdial.outbound.notification.Notification;
import java.util.List;

/** How desktops are told: the dialect that they speak implements it. */
public interface NoticeWording {

    /** The messages of a notice, in their order. */
    List<Notification> word(Notice notice);
}
