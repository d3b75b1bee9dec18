"""Addresses of the app."""

from django.urls import path

from thidua.apps.photos.views import photos

app_name = "photos"
urlpatterns = [
    path("<slug:kind>/<int:key>/", photos.album, name="album"),
    path("<int:photo_pk>/photo.jpg", photos.photo_file, name="photo_file"),
    path("<int:photo_pk>/preview.jpg", photos.preview_file, name="preview_file"),
    path("<int:photo_pk>/describe/", photos.describe, name="describe_photo"),
    path("<int:photo_pk>/remove/", photos.remove, name="remove_photo"),
]
