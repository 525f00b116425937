package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.outdial.platform.failure.Issue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds values against schemas. */
@Singleton
class SchemaCheck {

    @Inject
    ValidationMessages wording;

    /**
     * One issue per value: a value of the wrong form often violates two keywords, which adds no information.
     *
     * @param prefix where the value stands in the request
     */
    List<Issue> check(List<String> prefix, JsonSchema schema, JsonNode value) {
        Set<List<String>> places = new HashSet<>();
        Issues issues = new Issues();
        for (ValidationMessage found : schema.validate(value)) {
            if (issues.isFull()) {
                break;
            }
            Issue issue = wording.word(prefix, found);
            if (places.add(issue.path())) {
                issues.add(issue);
            }
        }
        return issues.reported();
    }
}
