package io.outdial.outbound.campaign;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a status as its wire value, so that the database reads like the API and a renamed constant changes no row. */
@Converter(autoApply = true)
class CampaignStatusColumn implements AttributeConverter<CampaignStatus, String> {

    @Override
    public String convertToDatabaseColumn(CampaignStatus status) {
        return status == null ? null : status.wireValue();
    }

    @Override
    public CampaignStatus convertToEntityAttribute(String word) {
        return word == null ? null : CampaignStatus.of(word);
    }
}
