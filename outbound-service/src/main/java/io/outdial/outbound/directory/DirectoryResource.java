package io.outdial.outbound.directory;

import io.outdial.contract.outbound.DirectoryAnswerDto;
import io.outdial.contract.outbound.DirectoryApi;
import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.outdial.contract.outbound.NamedIdDto;
import io.outdial.outbound.directory.DirectoryRepository.NamedEntry;
import io.outdial.outbound.directory.DirectoryRepository.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /internal/v1/directory/lookup}: what the other services ask. The client stands in the body, since a service asks for any of them. */
@Cancellable(false)
public class DirectoryResource implements DirectoryApi {

    @Inject
    DirectoryRepository directory;

    @Override
    public Uni<DirectoryAnswerDto> lookupDirectory(DirectoryQuestionDto question) {
        return directory
                .names(
                        question.clientId(),
                        ids(question.campaignIds()),
                        ids(question.memberIds()),
                        ids(question.sourceIds()))
                .map(names -> new DirectoryAnswerDto(
                        toDtos(names.get(NamedKind.CAMPAIGN)),
                        toDtos(names.get(NamedKind.MEMBER)),
                        toDtos(names.get(NamedKind.SOURCE))));
    }

    private static List<UUID> ids(List<UUID> asked) {
        return Objects.requireNonNullElse(asked, List.of());
    }

    private static List<NamedIdDto> toDtos(List<NamedEntry> entries) {
        return entries.stream()
                .map(entry -> new NamedIdDto(entry.id(), entry.name()))
                .toList();
    }
}
