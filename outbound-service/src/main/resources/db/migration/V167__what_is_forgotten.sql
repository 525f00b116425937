-- By when something happened to an import, and by when a lead was refused: both are forgotten some time after.
CREATE INDEX import_job_updated ON import_job (updated_at);
CREATE INDEX refused_lead_at ON refused_lead (at);
