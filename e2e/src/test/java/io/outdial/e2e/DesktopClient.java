package io.outdial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The CometD client of a desktop: open from its making on, it says goodbye when it is closed. */
interface DesktopClient {

    List<String> CHANNELS = List.of(DesktopEvents.OUTBOUND, DesktopEvents.DEVICES, DesktopEvents.INTERNAL);

    /** What a client calls, on threads of its own. */
    interface Listener {

        /** After every handshake, for each of the channels. */
        void onSubscribed(String clientId, String channel);

        void onMessage(String channel, JsonNode data);
    }

    /** Makes clients of one kind. */
    interface Kind {

        /** @param session the session of the desktop, by its cookie */
        DesktopClient open(String url, String session, Listener listener) throws Exception;
    }

    void close();
}
